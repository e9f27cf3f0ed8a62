// Writes the small vulnerability database the tests scan with: real advisories, in the layout of trivy-db schema 2.
//
//	go run . OUT.tar.gz
//
// The same source gives the same bytes. `metadata.json` carries a fixed date; whoever unpacks it sets the date it
// needs (test/support/trivy-db.ts), because the scan judges the database's age itself.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

const metadata = `{"Version":2,"NextUpdate":"2076-11-01T00:00:00Z","UpdatedAt":"2026-11-01T00:00:00Z","DownloadedAt":"2026-11-01T00:00:00Z"}`

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// put stores value as JSON under key in the nested buckets. One transaction each: bbolt writes the changed buckets of
// a transaction in map order, so larger ones would give other bytes on every run.
func put(db *bolt.DB, value any, key string, buckets ...string) {
	must(db.Update(func(tx *bolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte(buckets[0]))
		must(err)
		for _, name := range buckets[1:] {
			bucket, err = bucket.CreateBucketIfNotExists([]byte(name))
			must(err)
		}
		text, err := json.Marshal(value)
		must(err)
		return bucket.Put([]byte(key), text)
	}))
}

func writeDatabase(path string) {
	// A fixed page size gives the same bytes on every machine.
	db, err := bolt.Open(path, 0o644, &bolt.Options{PageSize: 4096})
	must(err)
	for _, source := range sources {
		put(db, source.info, source.bucket, "data-source")
	}
	for _, a := range advisories {
		put(db, a.detail(), a.id, "vulnerability")
		put(db, a.advisory, a.id, a.bucket, a.pkg)
	}
	must(db.Close())
}

func add(archive *tar.Writer, name string, content []byte) {
	must(archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content)), Format: tar.FormatUSTAR}))
	_, err := archive.Write(content)
	must(err)
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: trivy-db OUT.tar.gz")
	}
	folder, err := os.MkdirTemp("", "trivy-db")
	must(err)
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "trivy.db")
	writeDatabase(path)
	database, err := os.ReadFile(path)
	must(err)

	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	must(err)
	archive := tar.NewWriter(zip)
	add(archive, "metadata.json", []byte(metadata))
	add(archive, "trivy.db", database)
	must(archive.Close())
	must(zip.Close())
	must(os.WriteFile(os.Args[1], out.Bytes(), 0o644))
}
