//go:build tools

// Package tools pins the module from which the installer builds buildx; go.sum is the pin.
package tools

import _ "github.com/docker/buildx/cmd/buildx"
