// Command web is a small HTTP service: it greets in the caller's language.
package main

import (
	"cmp"
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// drainTimeout bounds how long requests in flight may take after SIGTERM.
const drainTimeout = 10 * time.Second

func main() {
	address := net.JoinHostPort(os.Getenv("HOST"), cmp.Or(os.Getenv("PORT"), "8080"))
	if err := serve(address); err != nil {
		log.Fatal(err)
	}
}

// serve answers until SIGTERM or SIGINT, then lets requests in flight end.
func serve(address string) error {
	server := &http.Server{
		Addr:              address,
		Handler:           newHandler(os.Getenv("APP_ENVIRONMENT"), os.Getenv("PROD_ACTIONS_RELEASE")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	stopped, release := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer release()

	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Printf("listening on %s", address)

	select {
	case err := <-failed:
		return err
	case <-stopped.Done():
	}
	drained, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drained); err != nil {
		return errors.Join(errors.New("requests in flight were cut"), err)
	}
	return nil
}
