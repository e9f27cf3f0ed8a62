export type Digest = `sha256:${string}`;

/** Only SHA-256: it is what every registry and builder we speak to makes. */
export const isDigest = (text: string): text is Digest => /^sha256:[0-9a-f]{64}$/.test(text);

export const hexOf = (digest: Digest): string => digest.slice('sha256:'.length);

/** For people: enough to tell two digests apart. */
export const shortDigest = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);
