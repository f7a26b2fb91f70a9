import { readAddress } from "../../../lib/text";

test.each([
  ["https://cm.example.com"],
  ["https://cm.example.com:8443/"],
  ["https://cm.example.com."],
  [" https://CM.example.com/api/ "],
  ["http://127.0.0.1:41234"],
  ["https://[fd00::1]:8443"],
  ["https://cm_1.intern"],
  ["https://cm--1"],
  ["https://schlüssel.example"],
])("%s is an address", (given) => {
  expect(readAddress(given)).toEqual({ url: expect.any(URL) });
});

test.each([
  ["https://", "is not a URL"],
  ["https:///cm", "has no host behind its two slashes"],
  ["https:////cm.example.com/", "has no host behind its two slashes"],
  ["https://\\cm", "has no host behind its two slashes"],
  ["https://cm..example.com", "has a host that is no name of one"],
  ["https://cm..", "has a host that is no name of one"],
  ["https://-cm", "has a host that is no name of one"],
  ["https://cm1,cm2", "has a host that is no name of one"],
  ["https://$CM_HOST", "has a host that is no name of one"],
  ["https://cm:0", "has the port 0, which no server listens on"],
  ["https://cm:99999", "is not a URL"],
  ["https://[fe80::1%25eth0]", "is not a URL"],
  ["https://cm example", "is not a URL"],
  ["https://cm/#x", "has a query or a fragment; the user's domain is auth_domain"],
  ["https://u:p@cm", "holds user information; username and password are arguments of their own"],
  ["https://cm/api/v1", "has a path"],
  ["https:/cm", "has no scheme"],
  ["cm.example.com", "has no scheme"],
])("%s is no address: it %s", (given, fault) => {
  expect(readAddress(given)).toMatchObject({ fault });
});
