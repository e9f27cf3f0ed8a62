//go:build tools

// Package tools pins the module from which the installer builds k6; go.sum is the pin.
package tools

import _ "go.k6.io/k6"
