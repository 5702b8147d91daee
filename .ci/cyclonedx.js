// Holds every bill of materials it is given against the schema of CycloneDX, with the library
// of its authors.
const {readFileSync} = require('node:fs');
const {Spec, Validation} = require('@cyclonedx/cyclonedx-library');
(async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  for (const file of process.argv.slice(2)) {
    const faults = await validator.validate(readFileSync(file, 'utf8'));
    if (faults !== null) throw Object.assign(new Error(file), {faults});
    console.log(`${file.split('/').pop()} is as CycloneDX 1.6 wants it`);
  }
})().catch(e => { console.error(e.message, e.faults ?? ''); process.exit(1); });
