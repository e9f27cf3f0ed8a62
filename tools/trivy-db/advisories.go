package main

// Severities as trivy-db numbers them.
const (
	medium = iota + 2
	high
	critical
)

var names = map[int]string{medium: "MEDIUM", high: "HIGH", critical: "CRITICAL"}

const (
	npm    = "npm::GitHub Security Advisory npm"
	golang = "go::GitHub Security Advisory Go"
	debian = "debian 12"
)

type source struct {
	bucket string
	info   map[string]string
}

var sources = []source{
	{npm, map[string]string{"ID": "ghsa", "Name": "GitHub Security Advisory npm", "URL": "https://github.com/advisories?query=type%3Areviewed+ecosystem%3Anpm"}},
	{golang, map[string]string{"ID": "ghsa", "Name": "GitHub Security Advisory Go", "URL": "https://github.com/advisories?query=type%3Areviewed+ecosystem%3Ago"}},
	{debian, map[string]string{"ID": "debian", "Name": "Debian Security Tracker", "URL": "https://salsa.debian.org/security-tracker-team/security-tracker"}},
}

type advisory struct {
	id, bucket, pkg, title string
	severity               int
	score                  float64
	vector                 string
	advisory               map[string]any
}

// detail is what the `vulnerability` bucket holds; trivy panics when that bucket is missing.
func (a advisory) detail() map[string]any {
	vendor := "ghsa"
	if a.bucket == debian {
		vendor = "nvd"
	}
	return map[string]any{
		"Title":          a.title,
		"Description":    a.title,
		"Severity":       names[a.severity],
		"VendorSeverity": map[string]int{vendor: a.severity},
		"CVSS":           map[string]any{vendor: map[string]any{"V3Vector": a.vector, "V3Score": a.score}},
		"References":     []string{"https://nvd.nist.gov/vuln/detail/" + a.id},
	}
}

func affected(ghsa, patched, vulnerable string) map[string]any {
	return map[string]any{
		"VendorIDs":          []string{ghsa},
		"PatchedVersions":    []string{patched},
		"VulnerableVersions": []string{vulnerable},
	}
}

var advisories = []advisory{
	{"CVE-2021-23337", npm, "lodash", "Command Injection in lodash", high, 7.2,
		"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H", affected("GHSA-35jh-r3h4-6jhm", "4.17.21", "<4.17.21")},
	{"CVE-2020-28500", npm, "lodash", "Regular Expression Denial of Service (ReDoS) in lodash", medium, 5.3,
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L", affected("GHSA-29mw-wpgm-hmr9", "4.17.21", ">=4.0.0, <4.17.21")},
	{"CVE-2021-44906", npm, "minimist", "Prototype Pollution in minimist", critical, 9.8,
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", affected("GHSA-xvch-5gv4-984h", "1.2.6", ">=1.0.0, <1.2.6")},
	{"CVE-2020-7598", npm, "minimist", "Prototype Pollution in minimist", medium, 5.6,
		"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L", affected("GHSA-vh95-rmgr-6w4m", "1.2.3", ">=1.0.0, <1.2.3")},
	{"CVE-2021-38561", golang, "golang.org/x/text", "golang.org/x/text/language Out-of-bounds Read vulnerability", high, 7.5,
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", affected("GHSA-ppp9-7jff-5vj2", "0.3.7", "<0.3.7")},
	{"CVE-2022-32149", golang, "golang.org/x/text", "golang.org/x/text/language Denial of service via crafted Accept-Language header", high, 7.5,
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", affected("GHSA-69ch-w2m2-3vjp", "0.3.8", "<0.3.8")},
	{"CVE-2024-6119", debian, "openssl", "openssl: Possible denial of service in X.509 name checks", high, 7.5,
		"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
		map[string]any{"FixedVersion": "3.0.14-1~deb12u2", "VendorIDs": []string{"DSA-5764-1"}}},
}
