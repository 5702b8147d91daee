/*
Release makes those parts of a release of congbo that need to know Go or archives; .ci/release
runs it. It is a program of its own so that none of it is in congbo.

	release notice VERSION PROGRAM   prints the licences of all that is in a program
	release sbom VERSION PROGRAM     prints its bill of materials, CycloneDX in JSON
	release pack FOLDER ARCHIVE      packs a folder as .zip or .tar.gz

It reads nothing but what it is given, the module cache and, for the licences, the source that
it is started in, which must be that of the program. The same input gives the same bytes:
SOURCE_DATE_EPOCH is the time of everything.
*/
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "release: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("what? notice VERSION PROGRAM, sbom VERSION PROGRAM or pack FOLDER ARCHIVE")
	}
	at, err := sourceDate()
	if err != nil {
		return err
	}
	verb := args[0]
	if verb == "pack" {
		return pack(args[1], args[2], at)
	}
	var b bytes.Buffer
	inv, err := take(args[2], args[1])
	if err != nil {
		return err
	}
	switch verb {
	case "notice":
		inv.writeNotice(&b)
	case "sbom":
		if err := inv.writeSBOM(&b, at); err != nil {
			return err
		}
	default:
		return fmt.Errorf("no command %q", verb)
	}
	_, err = os.Stdout.Write(b.Bytes())
	return err
}

// sourceDate is the time of everything in a release.
func sourceDate() (time.Time, error) {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH must be the date of the commit, in seconds: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
