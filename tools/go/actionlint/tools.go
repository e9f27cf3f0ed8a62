//go:build tools

// Package tools pins the module from which the installer builds actionlint; go.sum is the pin.
package tools

import _ "github.com/rhysd/actionlint/cmd/actionlint"
