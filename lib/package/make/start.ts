/** The oldest Node.js that runs a bundled provider. */
export const LEAST_NODE = 20;

/** Name of the bundle, which the program loads from its own folder. */
export const BUNDLE_FILE = "provider.js";

/** Name of the provider's code, if the bundle is only what serves it. */
export const CODE_FILE = "code.js";

/** Name of the provider's schema as Terraform gets it. */
export const SCHEMA_FILE = "schema.js";

const NEEDS = `This Terraform provider needs Node.js ${LEAST_NODE} or later`;

/**
 * The program that Terraform starts: a `sh` script whose lines are a comment in JavaScript, followed by code that even the
 * oldest Node.js can parse. If a provider does not start, Terraform only shows the first line of its stdout, so errors are
 * written there. The shell reserves stdout for the handshake: output of a NODE_OPTIONS preload goes to stderr. Terraform
 * closes the pipe as soon as the program has ended, even if it has not read everything, so the program waits a moment after
 * its line.
 */
export const START = `#!/bin/sh
':' /*
trap 'printf "%s\\n" "${NEEDS}. Found: no node that can be started on PATH=$PATH. Install Node.js, or put its folder on the PATH that Terraform is started with." >&3; [ -z "$TF_PLUGIN_MAGIC_COOKIE" ] || /bin/sleep 0.2 2>/dev/null; exit 1' EXIT
exec 3>&1 1>&2
[ -n "$TF_PLUGIN_MAGIC_COOKIE" ] || exec 3>&2
unset -f node
[ -s "$(command -v node)" ] || exit 1
[ -z "$BASH_VERSION" ] || shopt -s execfail
exec node "$0" --handshake=3 "$@"
exit 1
*/;
(function () {
  var found = process.versions.node;
  var handshake = process.argv[2] === "--handshake=3" ? 3 : 1;
  var told = false;
  function tell(problem) {
    told = true;
    process.exitCode = 1;
    if (!process.env.TF_PLUGIN_MAGIC_COOKIE) return require("fs").writeSync(2, problem + "\\n");
    require("fs").writeSync(handshake, problem + "\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  function end(problem) {
    tell(problem);
    process.exit(1);
  }
  if (parseInt(found, 10) < ${LEAST_NODE}) {
    end("${NEEDS}. Found: Node.js " + found + " in " + process.execPath + ". Install a newer Node.js, or put its folder first on the PATH that Terraform is started with.");
  }
  process.on("exit", function (code) {
    if (told || !process.env.TF_PLUGIN_MAGIC_COOKIE || process.argv[2] !== "--handshake=3") return;
    tell("This Terraform provider ended before Terraform could reach it. Found: exit code " + code + " of ${BUNDLE_FILE} in " + __dirname + ". Run Terraform with TF_LOG=debug to see what it wrote; if that is nothing, copy every file of the provider's folder again.");
  });
  try {
    require("./${BUNDLE_FILE}");
  } catch (error) {
    if (error && error.code === "MODULE_NOT_FOUND" && !require("fs").existsSync(require("path").join(__dirname, "${BUNDLE_FILE}"))) {
      end("This Terraform provider is not complete. Found: no ${BUNDLE_FILE} in " + __dirname + ". Copy every file of the provider's folder.");
    }
    console.error(error);
    end("This Terraform provider cannot be loaded. Found: " + String(error).split("\\n")[0] + ", in ${BUNDLE_FILE} of " + __dirname + ". Copy every file of the provider's folder again.");
  }
})();
`;
