import { apiRights } from "../../lib/contract";
import { isPermitted } from "../../lib/simulator/rights";
import { type Bench, startBench } from "./acceptance";

export const SIGN_IN = "POST /v1/auth/tokens";

/** What a test works with whose user has certain rights only: a bench of its own, closed after it. */
export class RightsBench {
  bench!: Bench;

  constructor() {
    afterEach(() => this.bench.close());
  }

  /** Starts with a user who has these rights, and no others. */
  async start(rights: readonly string[]): Promise<void> {
    const user = { username: "automation", password: "test-password", groups: [], rights: [...rights] };
    const quirks = { softDeleteSettleSeconds: 0 };
    this.bench = await startBench({ users: [user], quirks });
  }

  /** Applies one configuration after the other, each with a plan after it, and destroys the last. */
  async steps(...configurations: readonly string[]): Promise<void> {
    for (const hcl of configurations) {
      this.bench.configure(hcl);
      await this.bench.tf.apply();
      await this.bench.tf.plan();
    }
    await this.bench.tf.destroy();
  }

  /** Applies a configuration, and requires that another spelling of it changes nothing. */
  async respelled(before: string, after: string): Promise<void> {
    this.bench.configure(before);
    await this.bench.tf.apply();
    this.bench.configure(after);
    expect(await this.bench.tf.plan()).toEqual([]);
    await this.bench.tf.destroy();
  }

  /** The id of a vault. */
  idOf(name: string): string {
    return this.bench.sim.store.findVault(name)!.id;
  }

  /** Does all that a type is for with the rights that are listed for it, and requires that each of them is used. */
  async suffice(type: string, life: () => Promise<void>): Promise<void> {
    await this.start([SIGN_IN, ...rightsOf(type)]);
    await life();
    expect(this.bench.sim.requests.filter(({ status }) => status === 403)).toEqual([]);
    const unused = rightsOf(type).filter(
      (right) => !this.bench.sim.requests.some(({ method, path }) => isPermitted([right], method, path)),
    );
    expect(unused).toEqual([]);
  }
}

/** The rights that are listed for a type. */
export const rightsOf = (type: string) => [...apiRights[type]!.read, ...apiRights[type]!.write];
