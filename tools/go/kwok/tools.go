//go:build tools

// Package tools pins the module from which the installer builds kwok; go.sum is the pin.
package tools

import _ "sigs.k8s.io/kwok/cmd/kwok"
