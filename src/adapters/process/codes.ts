import { defineCodes } from '../../domain/verdicts/codes.ts';

/** Errors of the process target. Causes of a broken release are in the rollout catalogue. */
export const codes = defineCodes({
  'entrance-port-in-use': {
    means: 'Another program already listens on the port where traffic should enter.',
    next: 'Stop the program named in the message, or set another entrance port.',
  },
  'entrance-port-changed': {
    means: 'The running proxy of this app and environment listens on another port than the one asked for.',
    next: 'Use the port in the message. To move to another one, end the processes that proxy.json in the state folder names, move that folder away, and deploy again.',
  },
  'entrance-not-bindable': {
    means: 'The proxy could not listen on the entrance address: no such address here, or a port that needs root.',
    next: 'Use an address of this machine and a port above 1023.',
  },
  'proxy-not-started': {
    means: 'The embedded proxy did not come up.',
    next: 'Read the last lines of its log in the message.',
  },
  'proxy-not-answering': {
    means: 'The embedded proxy is there but gave no answer on its control socket, or one we do not understand.',
    next: 'Read proxy.log in the state folder; end the process named in proxy.json if it hangs, and run again.',
  },
  'proxy-state-unreadable': {
    means: 'The state file of the proxy is damaged.',
    next: 'Move proxy.json away, stop the apps it names, and deploy again.',
  },
  'proxy-state-not-writable': {
    means: 'The proxy could not write its state file (disk full, read-only or no permission), so nothing was changed.',
    next: 'Make room or make the state folder writable, then run again.',
  },
  'colour-has-traffic': {
    means: 'The colour to be stopped or replaced runs and has users’ traffic, so it was left alone.',
    next: 'Run `status`: traffic is not where this operation expected it.',
  },
  'colour-not-running': {
    means: 'Nothing runs in the colour that was asked for.',
    next: 'Run `status`, then deploy again.',
  },
  'release-not-runnable': {
    means: 'The release does not say what to run in the form the process target needs.',
    next: 'Give a command, or an image as name@sha256:….',
  },
  'image-needs-root-fs': {
    means: 'The image needs a root file system of its own; the process target runs only static binaries.',
    next: 'Link the binary statically (FROM scratch), run it as a `command`, or use a target that runs containers.',
  },
  'process-target-unsupported': {
    means: 'The process target needs Linux or macOS.',
    next: 'Use a Linux runner.',
  },
});
