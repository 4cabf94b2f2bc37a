package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// writeOutletsCSV writes one row for each arrow of the outlet network and one for each
// pair of outlets that share a source. The column "kind" says which: "copied" or
// "shared".
func writeOutletsCSV(w io.Writer, res *provenance.Result, opt Options) error {
	rows := [][]string{{"source", "copy", "articles", "credited", "share", "median_lag_s", "lags",
		"kind", "few", "output", "credited_low", "credited_high", "low_lag_s", "high_lag_s", "lags_in_days", "relations", "by", "owner", "shared_source", "examples", "licensed"}}
	for i := range res.Outlets {
		o := &res.Outlets[i]
		v := view.OutletsOf(o)
		var lags [3]string
		if v.LagSeconds != nil {
			for i, x := range v.LagSeconds {
				lags[i] = strconv.FormatInt(x, 10)
			}
		}
		output := ""
		if o.Output > 0 {
			output = strconv.Itoa(o.Output)
		}
		rows = append(rows, []string{defuse(o.Source), defuse(o.Copy), strconv.Itoa(o.Articles), strconv.Itoa(o.Credited), view.Decimal4(o.Share).String(), lags[1], strconv.Itoa(o.Lags),
			"copied", strconv.FormatBool(o.Few()), output, view.Decimal4(v.CreditedLow).String(), view.Decimal4(v.CreditedHigh).String(), lags[0], lags[2], strconv.Itoa(o.InDays),
			v.Relations, v.By, defuse(o.Owner), "", defuse(pairKeys(o.Examples)), strconv.Itoa(o.Licensed)})
	}
	for i := range res.Sharing {
		o := &res.Sharing[i]
		rows = append(rows, []string{defuse(o.Outlets[0]), defuse(o.Outlets[1]), strconv.Itoa(o.Findings), "", "", "", "",
			"shared", "", "", "", "", "", "", "", "", "", "", defuse(o.Source), defuse(pairKeys(o.Examples)), strconv.Itoa(o.Licensed)})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// pairKeys names findings as the column "pair" of [CSV] does.
func pairKeys(findings []*provenance.Finding) string {
	var keys []string
	for _, f := range findings {
		keys = append(keys, view.Pair(f))
	}
	return strings.Join(keys, " ")
}
