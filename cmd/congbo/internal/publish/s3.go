package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"congbo/cmd/congbo/internal/diag"
)

// A bucket is a target on an S3 server. Its state lies beside the site, under a prefix of its
// own; it cannot switch, so files are changed one by one, each in one step.
type bucket struct {
	core        *minio.Core
	name        string // of the bucket
	site, state string // prefixes, with a slash at the end or empty
	endpoint    *url.URL
	limit       *limiter
	transport   http.RoundTripper
}

// sumKey is the metadata of an object that holds its SHA-256. What somebody else has put there
// has none, or that of other bytes.
const sumKey = "Sha256"

func openS3(at *url.URL, endpoint, region string, limit *limiter, transport http.RoundTripper) (*bucket, error) {
	end, err := url.Parse(endpoint)
	if err != nil {
		return nil, err
	}
	core, err := minio.NewCore(end.Host, &minio.Options{
		Secure: true, Region: region, BucketLookup: minio.BucketLookupPath, MaxRetries: 3,
		Creds: credentials.NewChainCredentials([]credentials.Provider{
			&credentials.EnvAWS{}, &credentials.EnvMinio{}, &credentials.FileAWSCredentials{},
		}),
		Transport: transport,
	})
	if err != nil {
		return nil, err
	}
	core.SetAppInfo("congbo", "1")
	b := &bucket{core: core, name: at.Host, endpoint: end, limit: limit, transport: transport}
	folder := strings.Trim(path.Clean(at.Path), "/.")
	if at.Path == "" {
		folder = ""
	}
	if b.state = ".congbo/"; folder != "" {
		b.site, b.state = folder+"/", path.Join(path.Dir(folder), "."+path.Base(folder)+".congbo")+"/"
	}
	return b, nil
}

// transport gives up on a server that is silent.
func transport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = patience
	t.MaxIdleConnsPerHost = abreast
	t.DisableCompression = true // what is compared are the bytes of the files
	return t
}

// at is the key of a name; of a folder it ends in a slash or is empty.
func (b *bucket) at(name string) string {
	root, rest, _ := strings.Cut(name, "/")
	if root == stateRoot {
		return b.state + rest
	}
	return b.site + rest
}

// List is part of Store.
func (b *bucket) List(ctx context.Context, folder string) (map[string]int64, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	all := map[string]int64{}
	prefix := b.at(folder)
	if prefix != "" && !strings.HasSuffix(prefix, "/") {
		prefix += "/"
	}
	for o := range b.core.Client.ListObjects(ctx, b.name, minio.ListObjectsOptions{Prefix: prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, b.explain(o.Err)
		}
		name, ok := strings.CutPrefix(o.Key, prefix)
		// A folder may be an object; the state of a site at the root of its bucket lies in it.
		if ok && name != "" && !strings.HasSuffix(name, "/") && (prefix != "" || !strings.HasPrefix(name, b.state)) {
			all[name] = o.Size
		}
	}
	return all, nil
}

// Sum is part of Store: the one that congbo gave the object, which is empty on one that
// somebody else wrote.
func (b *bucket) Sum(ctx context.Context, name string) (string, error) {
	o, err := b.core.StatObject(ctx, b.name, b.at(name), minio.StatObjectOptions{})
	if err != nil {
		return "", b.explain(err)
	}
	return o.UserMetadata[sumKey], nil
}

// Read is part of Store.
func (b *bucket) Read(ctx context.Context, name string, limit int64) ([]byte, error) {
	body, _, _, err := b.core.GetObject(ctx, b.name, b.at(name), minio.GetObjectOptions{})
	if err != nil {
		return nil, b.explain(err)
	}
	defer body.Close()
	all, err := readUpTo(body, name, limit)
	return all, b.explain(err)
}

// Write is part of Store. The sum goes along, and the server refuses other bytes; a sum that
// the protocol calls a checksum would leave a Content-Encoding on the object that browsers do
// not know.
func (b *bucket) Write(ctx context.Context, name string, content []byte) error {
	return b.put(ctx, name, content, minio.PutObjectOptions{})
}

// Create is part of Store.
func (b *bucket) Create(ctx context.Context, name string, content []byte) error {
	var free minio.PutObjectOptions
	free.SetMatchETagExcept("*")
	err := b.put(ctx, name, content, free)
	if code := minio.ToErrorResponse(err).Code; code == "PreconditionFailed" || code == "ConditionalRequestConflict" {
		return &fs.PathError{Op: "create", Path: b.at(name), Err: fs.ErrExist}
	}
	return err
}

// maxObject is what S3 takes in one request. Objects are put whole: conditions and sums do not
// hold for what is put in parts.
const maxObject = 5 << 30

func (b *bucket) put(ctx context.Context, name string, content []byte, o minio.PutObjectOptions) error {
	if len(content) > maxObject {
		return tooLarge(name, maxObject)
	}
	kind := kindOf(name)
	sum := sha256.Sum256(content)
	hexSum := hex.EncodeToString(sum[:])
	o.ContentType, o.CacheControl, o.DisableMultipart = kind.contentType, kind.cache, true
	o.UserMetadata = map[string]string{sumKey: hexSum}
	_, err := b.core.PutObject(ctx, b.name, b.at(name), b.limit.reader(ctx, content), int64(len(content)), "", hexSum, o)
	return b.explain(err)
}

// Copy is part of Store.
func (b *bucket) Copy(ctx context.Context, from, to string) error {
	sum, err := b.Sum(ctx, from)
	if err != nil {
		return err
	}
	kind := kindOf(to)
	_, err = b.core.Client.CopyObject(ctx, minio.CopyDestOptions{
		Bucket: b.name, Object: b.at(to), ReplaceMetadata: true, ContentType: kind.contentType, CacheControl: kind.cache,
		UserMetadata: map[string]string{sumKey: sum},
	}, minio.CopySrcOptions{Bucket: b.name, Object: b.at(from)})
	return b.explain(err)
}

// Remove is part of Store.
func (b *bucket) Remove(ctx context.Context, name string) error {
	return b.explain(b.core.RemoveObject(ctx, b.name, b.at(name), minio.RemoveObjectOptions{}))
}

// IsPublic is part of Exposed: it asks as a stranger would.
func (b *bucket) IsPublic(ctx context.Context, name string) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, b.endpoint.JoinPath(b.name, b.at(name)).String(), nil)
	if err != nil {
		return false, err
	}
	client := http.Client{Transport: b.transport}
	answer, err := client.Do(request)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	return answer.StatusCode == http.StatusOK, nil
}

// Close is part of Store.
func (b *bucket) Close() error { return nil }

// explain makes of the answer of a server what congbo knows by type, or says what to do.
func (b *bucket) explain(err error) error {
	if err == nil {
		return nil
	}
	target := b.endpoint.Host + "/" + b.name
	switch answer := minio.ToErrorResponse(err); answer.Code {
	case "NoSuchKey":
		return &fs.PathError{Op: "get", Path: answer.Key, Err: fs.ErrNotExist}
	case "NoSuchBucket", "InvalidBucketName":
		return refused(target, diag.Say("không có kho %q ở %s", "there is no bucket %q at %s", b.name, b.endpoint.Host),
			diag.Say("tạo kho trước, hoặc xem lại url", "make the bucket first, or look at url again"))
	case "AccessDenied", "SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidToken", "ExpiredToken", "AllAccessDisabled",
		"XAdminUserNotFound": // of versitygw, an unknown key
		hint := diag.Say("congbo lấy khóa từ AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, hoặc ~/.aws/credentials (AWS_PROFILE)", "congbo takes keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws/credentials (AWS_PROFILE)")
		return refused(target, diag.Say("%s không cho vào (%s)", "%s refuses access (%s)", target, answer.Code), hint)
	case "AuthorizationHeaderMalformed":
		return refused(target, diag.Say("%s không nhận region ấy: %q", "%s does not take that region: %q", b.endpoint.Host, answer.Message),
			diag.Say("ghi region đúng trong data/publish.toml", "write the right region in data/publish.toml"))
	}
	return unreached(b.endpoint.Host, err)
}
