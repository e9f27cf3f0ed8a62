package main

import (
	"fmt"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"golang.org/x/text/language"
)

const maxSlow = 2 * time.Second

var (
	languages = language.NewMatcher([]language.Tag{language.English, language.German, language.French})
	greetings = []string{"Hello", "Hallo", "Bonjour"}
)

type service struct {
	failEvery uint64
	greeted   atomic.Uint64
}

// newHandler serves /, /healthz and /slow. Every answer names the release, so that a deploy can see which one answered.
func newHandler(environment, release string) http.Handler {
	s := &service{}
	if environment == failIn {
		s.failEvery = failEvery
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.greet)
	mux.HandleFunc("GET /healthz", healthy)
	mux.HandleFunc("GET /slow", slow)
	return named(release, mux)
}

func named(release string, next http.Handler) http.Handler {
	if release == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Prod-Actions-Release", release)
		next.ServeHTTP(w, r)
	})
}

func (s *service) greet(w http.ResponseWriter, r *http.Request) {
	time.Sleep(storeDelay)
	if n := s.greeted.Add(1); s.failEvery > 0 && n%s.failEvery == 0 {
		http.Error(w, "the store did not answer", http.StatusInternalServerError)
		return
	}
	fmt.Fprintf(w, "%s\n", greetings[preferred(r.Header.Get("Accept-Language"))])
}

// preferred is the index of the greeting in the caller's language; English when there is none.
func preferred(header string) int {
	wanted, _, err := language.ParseAcceptLanguage(header)
	if err != nil {
		return 0
	}
	_, index, _ := languages.Match(wanted...)
	return index
}

func healthy(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "ok")
}

// slow takes ?ms=N milliseconds, at most two seconds: a knob to try time-outs and drains with.
func slow(w http.ResponseWriter, r *http.Request) {
	ms, err := strconv.Atoi(r.URL.Query().Get("ms"))
	if err != nil || ms < 0 {
		http.Error(w, "ms: a whole number of milliseconds", http.StatusBadRequest)
		return
	}
	time.Sleep(min(time.Duration(ms)*time.Millisecond, maxSlow))
	fmt.Fprintln(w, "done")
}
