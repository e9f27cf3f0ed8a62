//go:build tools

// Package tools pins the module from which the installer builds registry; go.sum is the pin.
package tools

import _ "github.com/distribution/distribution/v3/cmd/registry"
