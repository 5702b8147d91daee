// Reads every Data Package it is given with the library of the Frictionless
// authors: the descriptor against its profile, each row against its schema.
const {Package} = require('datapackage');
(async () => {
  for (const file of process.argv.slice(2)) {
    const p = await Package.load(file);
    if (!p.valid) throw p.errors;
    for (const r of p.resources) {
      const rows = await r.read();
      if (rows.length === 0) throw new Error(file + ': no rows');
    }
  }
})().catch(e => { console.error(e.multiple ? e.errors : e); process.exit(1); });
