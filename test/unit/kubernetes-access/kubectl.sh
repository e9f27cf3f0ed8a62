#!/bin/sh
# Stands in for kubectl; STUB_KUBECTL says how it behaves.
echo "$@" >>"$STUB_CALLS"
case "$STUB_KUBECTL $*" in
  *"config view"*) printf '%s' "$STUB_CONFIG"; exit 0 ;;
  dies*) echo 'error: context "nope" does not exist' >&2; exit 1 ;;
  silent*) exec sleep 600 ;;
esac
for one in "$@"; do
  case "$one" in --unix-socket=*) socket=${one#--unix-socket=} ;; esac
done
exec "$STUB_NODE" "$STUB_SERVER" "$socket"
