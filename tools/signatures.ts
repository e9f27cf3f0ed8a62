/** Keyless signatures as publishers make them with cosign: a Sigstore bundle, checked against Sigstore's trusted root. */
import { bundleFromJSON } from '@sigstore/bundle';
import type { TrustedRoot } from '@sigstore/protobuf-specs';
import { getTrustedRoot } from '@sigstore/tuf';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import type { VerifySignature } from './pin.ts';

/** `trustedRoot` comes from Sigstore's own update framework, whose first keys are in the package, unless a test brings one. */
export const sigstore =
  (trustedRoot: () => Promise<TrustedRoot> = getTrustedRoot): VerifySignature =>
  async (bundle, content, signer) => {
    const entity = toSignedEntity(bundleFromJSON(bundle), Buffer.from(content));
    const verifier = new Verifier(toTrustMaterial(await trustedRoot()));
    verifier.verify(entity, {
      subjectAlternativeName: new RegExp(signer.identity),
      extensions: { issuer: signer.issuer },
    });
  };
