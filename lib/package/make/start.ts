/** The oldest Node.js that runs a bundled provider. */
export const LEAST_NODE = 20;

/** Name of the bundle, which the program loads from its own folder. */
export const BUNDLE_FILE = "provider.js";

/** Name of the provider's code, if the bundle is only what serves it. */
export const CODE_FILE = "code.js";

/** Name of the provider's schema as Terraform gets it. */
export const SCHEMA_FILE = "schema.js";

const NEEDS = `This Terraform provider needs Node.js ${LEAST_NODE} or later`;

const DAMAGED =
  "This Terraform provider cannot be loaded. Found: $0 ends too early. Copy every file of the provider's folder again.";

/** Content of the package.json beside the program: Terraform starts a file whose name Node.js cannot tell the format by. */
export const PACKAGE_JSON = '{"type":"commonjs"}\n';

/** Exit codes by which the program tells the shell that waits for it how it ended; Node.js and sysexits.h have others. */
const ENDED = { told: 93, well: 94, unheard: 95 } as const;

/**
 * The program that Terraform starts: a `sh` script whose lines are a comment in JavaScript, followed by code that even the
 * oldest Node.js can parse. If a provider does not start, Terraform only shows the first line of its stdout, so errors are
 * written there. The shell reserves stdout for the handshake: output of a NODE_OPTIONS preload goes to stderr. Terraform
 * closes the pipe as soon as the program has ended, even if it has not read everything, so the shell waits a moment after a
 * problem. It looks for node itself, so that all shells find the same one and can name it: a node that is empty, which they
 * take for a script, or that does not start hides none behind it. NODE_CHANNEL_FD and its like belong to the Node.js that
 * Terraform was started from. Options that make Node.js wait for a debugger or start programs again are taken back. The
 * shell waits for Node.js because a version manager's shim, a library that is missing or NODE_OPTIONS may end it before it
 * reads the program. Signals to the process group are left to Node.js, which lets calls in flight finish. Some shells close
 * descriptors above 2 in what they start, unless they are named there; some wrappers replace them, by a file or by stderr,
 * where Terraform would wait for an answer for a minute; some wrappers and preloads lose arguments. With a preload that is a
 * module (`--import`), a loader of modules, or another option that takes what is started for a module, Node.js starts no
 * file whose name it cannot tell the format by; `require` loads it, as text that is no module. What is said first is for a
 * file that ends too early.
 */
export const START = `#!/bin/sh
':' /*
set -f +eu
unset IFS NODE_CHANNEL_FD NODE_UNIQUE_ID NODE_CHANNEL_SERIALIZATION_MODE
true 3>&2 || exec 2>/dev/null
said="${DAMAGED}"
trap 'IFS=$(printf "\\n\\r"); set -- $said; IFS=" "; [ -z "$said" ] || printf "%s\\n" "$*" >&3; [ -z "$TF_PLUGIN_MAGIC_COOKIE" ] || /bin/sleep 0.2 2>/dev/null; exit 1' EXIT
exec 3>&1 1>&2
[ -n "$TF_PLUGIN_MAGIC_COOKIE" ] || exec 3>&2
here="\${0%/*}"
if [ -f "$here/package.json" ] || [ -f "$here/${BUNDLE_FILE}" ]; then
  type=
  [ -f "$here/package.json" ] && read -r type 2>/dev/null <"$here/package.json"
  [ "$type" = '${PACKAGE_JSON.trim()}' ] || { said="This Terraform provider cannot be loaded. Found: package.json is missing, empty or damaged, in $here. Copy every file of the provider's folder again."; exit 1; }
fi
trap '' INT
trap : TERM
set -- "$0" --handshake=3 "$@"
case $NODE_OPTIONS in
  *--import* | *loader* | *default?type* | *entry?url*) set -- --input-type=commonjs -e 'require(require("path").resolve(process.argv[1]))' "$@" ;;
esac
case $NODE_OPTIONS in *--watch*) set -- --no-watch "$@" ;; esac
case $NODE_OPTIONS in *inspect?brk*) set -- --no-inspect-brk "$@" ;; esac
case $NODE_OPTIONS in *inspect?wait*) set -- --no-inspect-wait "$@" ;; esac
code=
bad=
folders=$PATH
case $folders in *:) folders=$folders: ;; esac
IFS=:
for folder in $folders; do
  unset IFS
  node="\${folder:-.}/node"
  if [ -f "$node" ] && [ -x "$node" ] && [ -s "$node" ]; then
    PROVIDER_STARTED_BY=$PPID "$node" "$@" 3>&3
    code=$?
    case $code in 126 | 127) found="exit code $code of $node, which this machine cannot run, or which does not find what it runs" ;; *) break ;; esac
  elif [ -e "$node" ] || [ -h "$node" ]; then
    found="$node, which is empty, a folder, a link to nothing or not executable"
  else
    continue
  fi
  code=bad
  bad="\${bad:-$found}"
done
case $code in
  ${ENDED.well}) trap - EXIT; exit 0 ;;
  ${ENDED.told}) said= ;;
  ${ENDED.unheard}) said="This Terraform provider was not started. Found: $node, which closes or replaces descriptor 3, the one that Terraform's answer goes to. Put the folder of Node.js itself first on the PATH that Terraform is started with." ;;
  '') said="${NEEDS}. Found: no node that can be started on PATH=$PATH. Install Node.js, or put its folder on the PATH that Terraform is started with." ;;
  bad) said="${NEEDS}. Found: no node that can be started: $bad. Remove it, or put the folder of Node.js before it on the PATH that Terraform is started with, which is $PATH; TF_LOG=debug shows what node wrote." ;;
  *)
    advice="Correct it, so that node --version shows ${LEAST_NODE} or later where Terraform is started"
    [ "$code" -le 128 ] || advice="Raise the limits of memory and open files where Terraform is started, which ulimit -a shows, or correct it, so that node --version shows ${LEAST_NODE} or later there"
    said="This Terraform provider was not started. Found: exit code $code of $node. $advice; TF_LOG=debug shows what node wrote."
    last=
    while read -r line; do last=$line; done <"$0"
    [ -z "$NODE_OPTIONS" ] || said="This Terraform provider was not started. Found: exit code $code of $node with NODE_OPTIONS=$NODE_OPTIONS. Correct or unset NODE_OPTIONS in the environment that Terraform is started with, or put Node.js ${LEAST_NODE} or later, if it knows these options, first on the PATH there; TF_LOG=debug shows what node wrote."
    [ "$last" = '})();' ] || said="${DAMAGED}"
    ;;
esac
exit 1
*/;
(function () {
  var found = process.versions.node;
  if (process.env.PROVIDER_STARTED_BY && process.argv[2] !== "--handshake=3") process.argv.splice(2, 0, "--handshake=3");
  var handshake = process.argv[2] === "--handshake=3" ? 3 : 1;
  var again = process.permission
    ? " Unset --permission in NODE_OPTIONS: this provider does not run under Node.js's permission model."
    : " Copy every file of the provider's folder again" + (process.env.NODE_OPTIONS ? ", or unset NODE_OPTIONS=" + process.env.NODE_OPTIONS : "") + ".";
  var told = false;
  function ended(code) {
    return process.env.PROVIDER_STARTED_BY ? (code ? ${ENDED.told} : ${ENDED.well}) : code;
  }
  function tell(problem) {
    var line = problem.replace(/[\\r\\n]+/g, " ") + "\\n";
    var bytes = parseInt(found, 10) < 6 ? new Buffer(line) : Buffer.from(line);
    told = true;
    process.exitCode = ended(1);
    try {
      require("fs").writeSync(process.env.TF_PLUGIN_MAGIC_COOKIE ? handshake : 2, bytes, 0, bytes.length);
    } catch (error) {
      process.exitCode = ${ENDED.unheard};
    }
  }
  function isUnheard() {
    try {
      var to = require("fs").fstatSync(3), other = require("fs").fstatSync(2);
      return to.isFile() || (!to.isCharacterDevice() && to.ino === other.ino && to.dev === other.dev);
    } catch (error) {
      return false;
    }
  }
  function end(problem) {
    tell(problem);
    process.exit(process.exitCode);
  }
  if (process.env.PROVIDER_STARTED_BY && process.env.TF_PLUGIN_MAGIC_COOKIE && isUnheard()) process.exit(${ENDED.unheard});
  if (parseInt(found, 10) < ${LEAST_NODE}) {
    end("${NEEDS}. Found: Node.js " + found + " in " + process.execPath + ". Install a newer Node.js, or put its folder first on the PATH that Terraform is started with.");
  }
  process.on("exit", function (code) {
    if (told) return;
    process.exitCode = ended(code);
    if (!process.env.TF_PLUGIN_MAGIC_COOKIE || process.argv[2] !== "--handshake=3") return;
    tell("This Terraform provider ended before Terraform could reach it. Found: exit code " + code + " of ${BUNDLE_FILE} in " + __dirname + ". Run Terraform with TF_LOG=debug to see what it wrote." + (process.permission ? again : again.replace(" C", " If that is nothing, c")));
  });
  try {
    require("./${BUNDLE_FILE}");
  } catch (error) {
    if (error && error.code === "MODULE_NOT_FOUND" && !require("fs").existsSync(require("path").join(__dirname, "${BUNDLE_FILE}"))) {
      end("This Terraform provider is not complete. Found: no ${BUNDLE_FILE} in " + __dirname + ". Copy every file of the provider's folder.");
    }
    console.error(error);
    end("This Terraform provider cannot be loaded. Found: " + String(error).split("\\n")[0] + ", in ${BUNDLE_FILE} of " + __dirname + "." + (error instanceof SyntaxError ? again : again.replace(" again", " again, or correct its code if that throws this")));
  }
})();
`;
