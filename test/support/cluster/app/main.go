// The demo app of the clusters: a small HTTP server that tells which release answers, with every fault a release can have.
// Environment: PORT, POD_NAME, PROD_ACTIONS_RELEASE, APP_VERSION, and the faults of faults.go.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

type app struct {
	faults   faults
	started  time.Time
	draining atomic.Bool
	// What this very instance was told to do, see told.
	broken   atomic.Bool
	unready  atomic.Bool
	identity map[string]string
	// Answers to users, and those of them with a server error.
	answered, failed atomic.Int64
}

// A header without a value would look like an answer without a release.
func identity() map[string]string {
	pod := os.Getenv("POD_NAME")
	if pod == "" {
		pod, _ = os.Hostname()
	}
	known := map[string]string{}
	for header, value := range map[string]string{
		"x-prod-actions-release": os.Getenv("PROD_ACTIONS_RELEASE"),
		"x-app-version":          os.Getenv("APP_VERSION"),
		"x-pod":                  pod,
	} {
		if value != "" {
			known[header] = value
		}
	}
	return known
}

func (a *app) ready() bool {
	return !a.faults.neverReady && time.Since(a.started) >= a.faults.startDelay && !a.unready.Load()
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for header, value := range a.identity {
		w.Header().Set(header, value)
	}
	if a.draining.Load() && a.faults.closeWhileDraining {
		w.Header().Set("connection", "close")
	}
	if r.URL.Path == "/healthz" {
		a.health(w)
		return
	}
	if r.URL.Path == "/metrics" {
		a.metrics(w)
		return
	}
	a.told(r.URL.Path)
	time.Sleep(a.faults.latency)
	if a.broken.Load() {
		a.fail(w, "broken as told by /break")
		return
	}
	if rand.Float64() < a.faults.errorRate {
		a.fail(w, "failed as told by ERROR_RATE")
		return
	}
	a.answered.Add(1)
	fmt.Fprintf(w, "%s %s\n%s\n", r.Method, r.URL.Path, a.identity["x-prod-actions-release"])
}

func (a *app) fail(w http.ResponseWriter, why string) {
	a.failed.Add(1)
	http.Error(w, why, http.StatusInternalServerError)
}

// What client libraries of Prometheus show.
func (a *app) metrics(w http.ResponseWriter) {
	fmt.Fprintln(w, "# TYPE http_requests_total counter")
	fmt.Fprintf(w, "http_requests_total{code=\"200\"} %d\n", a.answered.Load())
	fmt.Fprintf(w, "http_requests_total{code=\"500\"} %d\n", a.failed.Load())
}

// Faults of one instance of several, from the moment it is asked: /break answers 500 to all but the health path from
// then on, /die ends it, /eat takes more memory than it may, /away is not ready for six seconds.
func (a *app) told(path string) {
	switch path {
	case "/break":
		a.broken.Store(true)
	case "/die":
		time.AfterFunc(100*time.Millisecond, func() { log.Fatal("DIE: lost the connection to the queue") })
	case "/eat":
		time.AfterFunc(100*time.Millisecond, allocate)
	case "/away":
		a.unready.Store(true)
		time.AfterFunc(6*time.Second, func() { a.unready.Store(false) })
	}
}

func (a *app) health(w http.ResponseWriter) {
	if !a.ready() {
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

// On SIGTERM: wait DRAIN, so that nobody new is sent here any more, then let the open requests end.
func (a *app) drainOn(stop <-chan os.Signal, server *http.Server, done chan<- struct{}) {
	name := <-stop
	log.Printf("%s: draining for %s", name, a.faults.drain)
	a.draining.Store(true)
	time.Sleep(a.faults.drain)
	limit, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := server.Shutdown(limit); err != nil {
		log.Printf("shutdown: %v", err)
	}
	close(done)
}

func main() {
	log.SetFlags(0)
	a := &app{faults: readFaults(os.Getenv), started: time.Now(), identity: identity()}
	a.faults.arm()
	go a.faults.complain()
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	server := &http.Server{Addr: ":" + port, Handler: a, IdleTimeout: 2 * time.Minute}
	done := make(chan struct{})
	if !a.faults.noHandler {
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
		go a.drainOn(stop, server, done)
	}
	log.Printf("listening on %s as %v", server.Addr, a.identity)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-done
}
