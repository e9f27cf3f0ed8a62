//go:build tools

// Package tools pins the module from which the installer builds mailpit; go.sum is the pin.
package tools

import _ "github.com/axllent/mailpit"
