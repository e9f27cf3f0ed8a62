//go:build tools

// Package tools pins the module from which the installer builds buildkitd; go.sum is the pin.
package tools

import _ "github.com/moby/buildkit/cmd/buildkitd"
