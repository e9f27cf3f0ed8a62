export const exitCodes = {
  good: { code: 0, means: 'done, and nothing blocks' },
  blocked: { code: 1, means: 'the verdict blocks: a failed verification, a rollback, a refusal …' },
  usage: { code: 2, means: 'the command line or its values are wrong; nothing was done' },
  trouble: { code: 3, means: 'could not act or could not tell; the message says why' },
  cancelled: { code: 130, means: 'cancelled by SIGINT or SIGTERM; run it again, it goes on from where it stands' },
} as const;
