//go:build tools

// Package tools pins the module from which the installer builds trivy; go.sum is the pin.
package tools

import _ "github.com/aquasecurity/trivy/cmd/trivy"
