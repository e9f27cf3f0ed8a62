//go:build tools

// Package tools pins the module from which the installer builds runc; go.sum is the pin.
package tools

import _ "github.com/opencontainers/runc"
