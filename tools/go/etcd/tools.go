//go:build tools

// Package tools pins the module from which the installer builds etcd; go.sum is the pin.
package tools

import _ "go.etcd.io/etcd/server/v3"
