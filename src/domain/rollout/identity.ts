/**
 * How an answer says which release gave it. The process target's proxy sets both headers on every response;
 * on Kubernetes the release is injected as the environment variable and echoed by apps that choose to.
 */
export const releaseHeader = 'x-prod-actions-release';
export const colourHeader = 'x-prod-actions-colour';
export const releaseVariable = 'PROD_ACTIONS_RELEASE';
