package main

import "time"

// How this release behaves. The end-to-end tests of prod-actions change these constants to make bad releases.
const (
	// storeDelay is how long the store, which this example only imitates, takes to answer.
	storeDelay = 20 * time.Millisecond

	// failEvery makes one greeting in so many fail; 0 means none. It is on only in failIn.
	failEvery = 0
	failIn    = "production"
)
