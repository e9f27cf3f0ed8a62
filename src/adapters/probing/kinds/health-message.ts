import type { Health } from '../../../domain/verification/samples.ts';

/** Messages of grpc.health.v1 in the wire format of protocol buffers: one text out, one number in. */
const stringField1 = 0x0a;
const varintField1 = 0x08;

const varint = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];

/** HealthCheckRequest { string service = 1; } behind the five bytes of a gRPC message: not compressed, length. */
export const healthRequest = (service: string): Buffer => {
  const text = Buffer.from(service);
  const message = text.length === 0 ? text : Buffer.concat([Buffer.from([stringField1, ...varint(text.length)]), text]);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
};

const names: readonly (Health['serving'] & string)[] = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];

/** HealthCheckResponse { ServingStatus status = 1; }, where an absent field is 0; null: no such message. */
export const servingOf = (bytes: Buffer): Health['serving'] => {
  if (bytes.length < 5 || bytes[0] !== 0 || bytes.length !== 5 + bytes.readUInt32BE(1)) return null;
  const message = bytes.subarray(5);
  if (message.length === 0) return 'UNKNOWN';
  const [tag, value = -1] = message;
  return message.length === 2 && tag === varintField1 ? (names[value] ?? null) : null;
};
