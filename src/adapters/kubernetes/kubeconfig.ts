/** The text of a kubeconfig handed over as a secret. Pure. */

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** YAML or JSON as it is; base64 of it decoded. */
export const kubeconfigText = (data: string): string =>
  base64.test(data) ? Buffer.from(data, 'base64').toString('utf8') : data;

/** Keys whose values open the cluster, in YAML or JSON. */
const credential =
  /"?\b(token|password|client-key-data|client-certificate-data|id-token|refresh-token|access-token|client-secret|value)"?\s*:\s*"?([^\s",}]+)/g;

/**
 * What has to be kept out of logs: the credentials, and the whole where it is one word. Not every line: words such as
 * `kind: Config` would be blanked out everywhere.
 */
export const kubeconfigSecrets = (data: string): readonly string[] => {
  const whole = data.trim();
  const inside = [...kubeconfigText(whole).matchAll(credential)].flatMap(([, , value]) => value ?? []);
  return [...(/\s/.test(whole) || whole === '' ? [] : [whole]), ...inside];
};
