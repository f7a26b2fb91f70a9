/** The arguments of both kinds of a provisioner's connections, ssh and winrm. */
export const CONNECTION = [
  ...["type", "user", "password", "host", "port", "timeout", "scriptPath", "privateKey", "certificate", "agent"],
  ...["agentIdentity", "hostKey", "targetPlatform", "https", "insecure", "useNtlm", "cacert"],
  ...["bastionHost", "bastionHostKey", "bastionPort", "bastionUser", "bastionPassword", "bastionPrivateKey"],
  ...["bastionCertificate", "proxyScheme", "proxyHost", "proxyPort", "proxyUserName", "proxyUserPassword"],
];
