package build_test
import ("testing";"os";"runtime";"runtime/pprof";"congbo/cmd/congbo/internal/build")
func TestZZ(t *testing.T){
 r,err:=build.Prepare(build.Options{Site: os.DirFS("/tmp/b/site10000")})
 if err!=nil {t.Fatal(err)}
 runtime.GC(); runtime.GC()
 var m runtime.MemStats; runtime.ReadMemStats(&m); t.Log(m.HeapAlloc>>20, m.HeapObjects)
 f,_:=os.Create("/tmp/b/heap.prof"); pprof.Lookup("heap").WriteTo(f,0); f.Close()
 runtime.KeepAlive(r)
}
