//go:build tools

// Package tools pins the module from which the installer builds Prometheus; go.sum is the pin.
package tools

import _ "github.com/prometheus/prometheus/cmd/prometheus"
