package main

import (
	"log"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

type faults struct {
	// DRAIN: seconds between SIGTERM and Shutdown. NOHANDLER=1: SIGTERM ends the process at once.
	drain     time.Duration
	noHandler bool
	// CLOSE_WHILE_DRAINING=1: every answer during the drain carries `Connection: close`.
	closeWhileDraining bool
	// NEVER_READY=1, or not before START_DELAY seconds.
	neverReady bool
	startDelay time.Duration
	// CRASH=1: at once, with a last line in the log. EXIT_AFTER: seconds after the start.
	crash     bool
	exitAfter time.Duration
	// OOM=1: allocates until the kernel ends it, OOM_AFTER seconds after the start.
	oom      bool
	oomAfter time.Duration
	// ERROR_RATE: share of requests answered 500. LATENCY: seconds before every answer.
	errorRate float64
	latency   time.Duration
	// ERROR_LINES: lines a second that tell of an error.
	errorLines float64
}

func readFaults(get func(string) string) faults {
	number := func(name string) float64 {
		text := get(name)
		if text == "" {
			return 0
		}
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			log.Fatalf("%s=%s is not a number", name, text)
		}
		return value
	}
	seconds := func(name string) time.Duration { return time.Duration(number(name) * float64(time.Second)) }
	on := func(name string) bool { return get(name) != "" && get(name) != "0" }
	return faults{
		drain:              seconds("DRAIN"),
		noHandler:          on("NOHANDLER"),
		closeWhileDraining: on("CLOSE_WHILE_DRAINING"),
		neverReady:         on("NEVER_READY"),
		startDelay:         seconds("START_DELAY"),
		crash:              on("CRASH"),
		exitAfter:          seconds("EXIT_AFTER"),
		oom:                on("OOM"),
		oomAfter:           seconds("OOM_AFTER"),
		errorRate:          number("ERROR_RATE"),
		latency:            seconds("LATENCY"),
		errorLines:         number("ERROR_LINES"),
	}
}

func (f faults) arm() {
	if f.crash {
		log.Fatal("CRASH: cannot open the database: connection refused")
	}
	if f.noHandler {
		// As a program without a handler ends, which the kernel does not do to the first process of a container.
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, syscall.SIGTERM)
		go func() { <-stop; os.Exit(143) }()
	}
	if f.exitAfter > 0 {
		time.AfterFunc(f.exitAfter, func() { log.Fatal("EXIT_AFTER: lost the connection to the queue") })
	}
	if f.oom {
		time.AfterFunc(f.oomAfter, allocate)
	}
}

func (f faults) complain() {
	if f.errorLines <= 0 {
		return
	}
	for range time.Tick(time.Duration(float64(time.Second) / f.errorLines)) {
		log.Print("level=error msg=\"ERROR_LINES: cannot write the order\" token=hunter2")
	}
}

// Pages count once they are written.
func allocate() {
	log.Print("OOM: reading everything into memory")
	var kept [][]byte
	for {
		block := make([]byte, 8<<20)
		for at := 0; at < len(block); at += 4096 {
			block[at] = 1
		}
		kept = append(kept, block)
		if len(kept) > 1024 {
			log.Fatal("OOM: no memory limit is set")
		}
	}
}
