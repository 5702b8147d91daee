package quantity

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestQuo holds the division of small numbers against that of large ones: the same digits
// with noughts behind them.
func TestQuo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	large := new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)
	for range 20_000 {
		x, y := Int(r.Int64N(1<<32)-1<<31+1), Int(r.Int64N(1<<(1+r.IntN(31)))-1<<10)
		scale, truncate := r.IntN(5), r.IntN(2) == 0
		if y.Sign() == 0 {
			continue
		}
		x.scale, y.scale = r.IntN(3), r.IntN(3)
		slow := Decimal{new(big.Int).Mul(x.unscaled, large), x.scale}.Quo(Decimal{new(big.Int).Mul(y.unscaled, large), y.scale}, scale, truncate)
		if got := x.Quo(y, scale, truncate); !got.Equal(slow) || got.Scale() != slow.Scale() {
			t.Fatalf("%s ÷ %s to %d places, cut %v: %s, want %s", x, y, scale, truncate, got, slow)
		}
	}
}
