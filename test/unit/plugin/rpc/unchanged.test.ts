import { defineProvider, defineResource, element, list, schema, string } from "../../../../lib/plugin";
import { encode, schemaType } from "../../../../lib/plugin/codec";
import type { Resource } from "../../../../lib/plugin/hooks";
import {
  ConfigureProvider_Request,
  PlanResourceChange_Request,
  ReadResource_Request,
} from "../../../../lib/plugin/proto";
import { answerCalls } from "../../../../lib/plugin/rpc";
import { createLogger } from "../../../../lib/plugin/transport";

const call = { signal: new AbortController().signal };

/** An object as Terraform may send it: each text with a length of its own byte, which this library writes within the first. */
function sent(values: Readonly<Record<string, string>>): { msgpack: Buffer } {
  const text = (of: string) => Buffer.concat([Buffer.from([0xd9, of.length]), Buffer.from(of)]);
  const members = Object.entries(values).flatMap(([name, value]) => [text(name), text(value)]);
  return { msgpack: Buffer.concat([Buffer.from([0x80 + members.length / 2]), ...members]) };
}

/** What answers the calls about a type. */
async function configured(thing: Resource<string>) {
  const provider = defineProvider({
    name: "example",
    version: "1.0.0",
    schema: schema({ description: "An example.", attributes: {} }),
    configure: () => "session",
    resources: [thing],
  });
  const { handlers } = answerCalls(provider, createLogger({ level: "off" }));
  const none = { msgpack: Buffer.of(0x80) };
  await handlers.configureProvider(ConfigureProvider_Request.fromPartial({ config: none }), call);
  return handlers;
}

async function served(remote: { name: string }, secret = false) {
  const thing = defineResource<string>()({
    type: "example_thing",
    schema: schema({
      description: "A thing.",
      attributes: {
        name: string({ description: "Its name.", required: true, sensitive: secret }),
        id: string({ description: "Its id.", computed: true }),
      },
    }),
    create: ({ plan }) => ({ ...plan, id: "1" }),
    read: ({ state }) => ({ ...state, ...remote }),
    update: ({ plan, state }) => ({ ...plan, id: state.id }),
    delete: () => {},
  });
  const handlers = await configured(thing);
  const read = async (values: Readonly<Record<string, string>>) => {
    const request = ReadResource_Request.fromPartial({ typeName: "example_thing", currentState: sent(values) });
    return Buffer.from((await handlers.readResource(request, call)).newState?.msgpack ?? []);
  };
  const plan = async (values: Readonly<Record<string, string>>, name: string) => {
    const request = PlanResourceChange_Request.fromPartial({
      typeName: "example_thing",
      priorState: sent(values),
      proposedNewState: sent({ ...values, name }),
      config: sent({ name }),
    });
    return Buffer.from((await handlers.planResourceChange(request, call)).plannedState?.msgpack ?? []);
  };
  return { read, plan };
}

const STATE = { id: "1", name: "payments" };

test("an object that is as its state says is read and planned with the state's own bytes", async () => {
  const { read, plan } = await served({ name: "payments" });
  expect(await read(STATE)).toEqual(sent(STATE).msgpack);
  expect(await plan(STATE, "payments")).toEqual(sent(STATE).msgpack);
});

test("an object that has changed is read and planned with new bytes", async () => {
  const { read, plan } = await served({ name: "billing" });
  const now = await read(STATE);
  expect(now.includes("billing")).toBe(true);
  expect(now.includes("payments")).toBe(false);
  expect((await plan(STATE, "trading")).includes("trading")).toBe(true);
});

test("an object with a secret is encoded anew: its values are kept nowhere", async () => {
  const { read } = await served({ name: "payments" }, true);
  const answer = await read(STATE);
  expect(answer.includes("payments")).toBe(true);
  expect(answer).not.toEqual(sent(STATE).msgpack);
});

test("a hook may sort and change what it is given, and the next call is given what Terraform sends", async () => {
  const given: unknown[] = [];
  const thing = defineResource<string>()({
    type: "example_thing",
    schema: schema({
      description: "A thing.",
      attributes: {
        regions: list(element.string, {
          description: "Its regions.",
          required: true,
          equivalent: (one, other) => one.sort().join() === other.sort().join(),
        }),
        id: string({ description: "Its id.", computed: true }),
      },
    }),
    create: ({ plan }) => ({ ...plan, id: "1" }),
    read: ({ state }) => {
      given.push(structuredClone({ ...state }));
      state.regions.sort();
      state.id = "2";
      return { ...state, regions: ["a", "b"], id: "1" };
    },
    update: ({ plan }) => ({ ...plan, id: "1" }),
    delete: () => {},
  });
  const handlers = await configured(thing);
  const currentState = encode({ regions: ["b", "a"], id: "1" }, schemaType(thing.schema));
  for (let time = 0; time < 2; time++) {
    const request = ReadResource_Request.fromPartial({ typeName: "example_thing", currentState });
    const { newState, diagnostics } = await handlers.readResource(request, call);
    expect([diagnostics, newState?.msgpack]).toEqual([[], currentState.msgpack]);
  }
  expect(given).toEqual(Array(2).fill({ regions: ["b", "a"], id: "1" }));
});
