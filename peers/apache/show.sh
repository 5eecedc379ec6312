#!/bin/sh
# Shows who the visitor is, as a program behind Apache sees them.
printf 'Content-Type: text/plain; charset=utf-8\n\n'
env | grep -E '^(REMOTE_USER|HTTP_CAS_)' | sort
