import { defineCodes } from '../../domain/verdicts/codes.ts';

export const codes = defineCodes({
  'registry-unavailable': {
    means: 'The registry gave no good answer in several tries: it is down, overloaded, or cuts connections.',
    next: 'Run the job again; if it stays, look at the status page of the registry.',
  },
  'registry-unauthorized': {
    means: 'The registry refused the credentials, or asked for some where there are none.',
    next: 'Log in to the registry first, or pass its user name and password; check that they may read (and push to) this repository.',
  },
  'registry-insecure': {
    means: 'The registry wanted credentials sent, or data fetched, over plain HTTP.',
    next: 'Use HTTPS; plain HTTP is for registries on this machine only.',
  },
  'registry-protocol': {
    means: 'The registry answered something the OCI distribution specification does not allow here.',
    next: 'Check that the host is a container registry and that no proxy answers in its place.',
  },
  'image-not-found': {
    means: 'The registry does not have the image, or hides it from these credentials.',
    next: 'Check the name and that the image was pushed; private images need credentials.',
  },
  'digest-mismatch': {
    means: 'The content does not have the digest it was asked for by: it was changed on the way or at rest.',
    next: 'Do not deploy it. Build and push again; if it stays, treat the registry as compromised.',
  },
  'docker-config-unreadable': {
    means: 'The docker config.json that holds registry logins is not valid.',
    next: 'Log in again (docker login), or pass the user name and password.',
  },
  'credential-helper-failed': {
    means: 'The credential helper that docker config.json names for this registry failed.',
    next: 'Run `docker-credential-<name> get` by hand on the runner; its message is shown.',
  },
  'layer-refused': {
    means: 'A layer cannot be unpacked safely: a path leaves the folder, or its format is unknown.',
    next: 'Build the image again; look at the layer named in the message.',
  },
  'image-too-large': {
    means: 'Unpacked, the image would exceed the limit.',
    next: 'Make the image smaller, or raise the limit.',
  },
  'unpack-failed': {
    means: 'The image could not be written to disk: no space, or the folder is not writable.',
    next: 'Free space, or choose another folder; nothing half-written is left.',
  },
});
