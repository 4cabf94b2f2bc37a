package webarchive

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readXML returns the main resource of a property list in XML.
func readXML(b []byte) (resource, error) {
	var r resource
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	depth := 0 // of elements: plist, dict, dict, and the values of the main resource
	var key string
	inMain := false
	for {
		token, err := d.RawToken() // it remembers no elements, however many are open
		if err == io.EOF {
			return r, errors.New("no main resource")
		}
		if err != nil {
			return r, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch name := t.Name.Local; {
			case depth > 4:
			case depth == 3 && name == "dict" && key == keyMain:
				inMain = true
			case depth == 3 && name == "key", inMain && depth == 4 && name == "key":
				if key, err = content(d); err != nil {
					return r, err
				}
				depth--
			case inMain && depth == 4 && (name == "string" || name == "data"):
				value, err := content(d)
				if err != nil {
					return r, err
				}
				depth--
				r.set(key, value)
			}
		case xml.EndElement:
			if depth--; inMain && depth == 2 {
				return r, nil
			}
		}
	}
}

// set sets the field of a key.
func (r *resource) set(key, value string) {
	switch key {
	case keyURL:
		r.url = strings.TrimSpace(value)
	case keyType:
		r.kind = strings.TrimSpace(value)
	case keyEncoding:
		r.encoding = strings.TrimSpace(value)
	case keyData:
		// The bytes before a damaged place count.
		r.data, _ = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.Join(strings.Fields(value), ""))))
	}
}

// content returns the text up to the end of the element that has begun.
func content(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			return b.String(), nil
		case xml.StartElement:
			return "", errList
		}
	}
}
