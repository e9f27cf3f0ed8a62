package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func get(t *testing.T, handler http.Handler, path, acceptLanguage string) (int, string, http.Header) {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	request.Header.Set("Accept-Language", acceptLanguage)
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	body, err := io.ReadAll(recorder.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return recorder.Code, string(body), recorder.Result().Header
}

func TestGreetsInTheLanguageOfTheCaller(t *testing.T) {
	handler := newHandler("test", "")
	for header, want := range map[string]string{
		"":                      "Hello\n",
		"de-CH,de;q=0.9":        "Hallo\n",
		"fr":                    "Bonjour\n",
		"ja":                    "Hello\n",
		"fr;q=0.1, de;q=0.9":    "Hallo\n",
		"not a language at all": "Hello\n",
	} {
		if code, body, _ := get(t, handler, "/", header); code != http.StatusOK || body != want {
			t.Errorf("Accept-Language %q: got %d %q, want %q", header, code, body, want)
		}
	}
}

func TestIsHealthy(t *testing.T) {
	if code, body, _ := get(t, newHandler("test", ""), "/healthz", ""); code != http.StatusOK || body != "ok\n" {
		t.Errorf("got %d %q", code, body)
	}
}

func TestNamesTheReleaseThatAnswers(t *testing.T) {
	if _, _, header := get(t, newHandler("test", "abc"), "/", ""); header.Get("X-Prod-Actions-Release") != "abc" {
		t.Errorf("got %v", header)
	}
}

func TestSlowTakesAsLongAsAsked(t *testing.T) {
	started := time.Now()
	if code, _, _ := get(t, newHandler("test", ""), "/slow?ms=30", ""); code != http.StatusOK {
		t.Errorf("got %d", code)
	}
	if took := time.Since(started); took < 30*time.Millisecond {
		t.Errorf("took %s", took)
	}
	for _, path := range []string{"/slow", "/slow?ms=-1", "/slow?ms=soon"} {
		if code, _, _ := get(t, newHandler("test", ""), path, ""); code != http.StatusBadRequest {
			t.Errorf("%s: got %d", path, code)
		}
	}
}

func TestUnknownPathsAreNotFound(t *testing.T) {
	if code, _, _ := get(t, newHandler("test", ""), "/admin", ""); code != http.StatusNotFound {
		t.Errorf("got %d", code)
	}
}
