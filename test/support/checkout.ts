/** A small Go program in a Git checkout, built for both platforms. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const execute = promisify(execFile);

/** Prints its platform; with an argument it fails where the secret is not mounted. */
const program = `package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	fmt.Printf("hello from %s/%s\\n", runtime.GOOS, runtime.GOARCH)
	if len(os.Args) > 1 {
		secret, err := os.ReadFile("/run/secrets/token")
		if err != nil || len(secret) == 0 {
			os.Exit(3)
		}
	}
}
`;

export const dockerfile = `FROM scratch
ARG TARGETARCH
COPY app-\${TARGETARCH} /app
ENV GREETING=hello
ENTRYPOINT ["/app"]
`;

export const architectures = ['amd64', 'arm64'] as const;

/** A Git checkout with the program built for both platforms, as a caller's prepare step leaves it. */
export const checkout = async (temp: string, files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const folder = join(temp, 'checkout');
  await mkdir(folder, { recursive: true });
  const all = { 'main.go': program, 'go.mod': 'module app\n\ngo 1.22\n', Dockerfile: dockerfile, ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(folder, name), content);
  for (const arch of architectures) {
    const env = { ...process.env, CGO_ENABLED: '0', GOARCH: arch, GOOS: 'linux', GOFLAGS: '-trimpath' };
    await execute('go', ['build', '-ldflags', '-s -w', '-o', `app-${arch}`, '.'], { cwd: folder, env });
  }
  const git = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.invalid'];
  await execute('git', [...git, 'init', '-q', '-b', 'main'], { cwd: folder });
  await execute('git', [...git, 'add', '-A'], { cwd: folder });
  await execute('git', [...git, 'commit', '-q', '-m', 'first'], { cwd: folder });
  return folder;
};
