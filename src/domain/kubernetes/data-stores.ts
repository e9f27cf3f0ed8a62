import { dig, listOf, textOf } from './dig.ts';
import type { K8sObject } from './objects.ts';
import { podSpecOf } from './pods.ts';

/** Tells data stores by what they are commonly called and by the ports they listen on. Pure. */

const ports: Readonly<Record<number, string>> = {
  1433: 'SQL Server',
  1521: 'Oracle',
  2181: 'ZooKeeper',
  2379: 'etcd',
  3306: 'MySQL',
  4222: 'NATS',
  5432: 'PostgreSQL',
  5672: 'RabbitMQ',
  5984: 'CouchDB',
  6379: 'Redis',
  7687: 'Neo4j',
  8086: 'InfluxDB',
  9042: 'Cassandra',
  9092: 'Kafka',
  9200: 'Elasticsearch',
  11211: 'memcached',
  26257: 'CockroachDB',
  27017: 'MongoDB',
};

const stores =
  'redis|valkey|keydb|dragonfly|postgres|postgresql|postgis|timescaledb|pgvector|mysql|mariadb|percona|mongo|mongodb|cassandra|scylla|etcd|rabbitmq|kafka|redpanda|zookeeper|elasticsearch|opensearch|influxdb|clickhouse|clickhouse-server|couchdb|couchbase|neo4j|memcached|nats|minio|cockroach|vault|consul|questdb|qdrant|weaviate|milvus|meilisearch';
const roles = 'master|slave|replica|leader|follower|server|sentinel|primary|secondary|ha|cluster|stack|single';
const named = new RegExp(`^(?:${stores})(?:-(?:${roles}))?$`);

/** `ghcr.io/acme/redis:7@sha256:…` → `redis` */
const lastPart = (image: string): string => (image.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0] ?? '';

/** For people: why it looks like a data store; undefined: it does not. Only the first container counts: helpers come after it. */
export const dataStoreSign = (owner: K8sObject): string | undefined => {
  const main = listOf(podSpecOf(owner)['containers'])[0];
  const image = lastPart(textOf(dig(main, 'image')));
  if (named.test(image)) return `its image is ${image}`;
  for (const port of listOf(dig(main, 'ports'))) {
    const number = dig(port, 'containerPort');
    const store = typeof number === 'number' ? ports[number] : undefined;
    if (store !== undefined) return `it listens on port ${number} (${store})`;
  }
  return undefined;
};
