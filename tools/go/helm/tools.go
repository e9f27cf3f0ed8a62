//go:build tools

// Package tools pins the module from which the installer builds helm; go.sum is the pin.
package tools

import _ "helm.sh/helm/v3/cmd/helm"
