import {
  defineProvider,
  defineResource,
  element,
  failure,
  list,
  type PrivateValues,
  schema,
  serveReattach,
  string,
} from "../../lib/plugin";
import { TerraformFolder } from "./terraform";

const SOURCE = "terraform.local/test/shelf";

interface Book {
  title: string;
  note: string | null;
  authors: string[];
  edition: number;
}

/** What a hook was called with: the private data by which it knows the object, as text. */
interface Called {
  readonly hook: string;
  readonly title: string;
  readonly seen?: unknown;
  readonly planned?: unknown;
}

/** A bookshelf, with a provider of its own, in a folder in which real Terraform uses it: shows what the framework does. */
export class Shelf {
  readonly books = new Map<string, Book>();
  /** Calls of hooks, in their order. */
  readonly calls: Called[] = [];
  /** Titles that planDelete refuses to give away. */
  readonly kept = new Set<string>();
  #nextId = 1;

  static async start() {
    const shelf = new Shelf();
    const { reattach, close } = await serveReattach(shelf.#provider(), SOURCE);
    const tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: reattach });
    return {
      shelf,
      tf,
      configure: (hcl: string) =>
        tf.write("main.tf", `terraform {\n required_providers {\n shelf = { source = "${SOURCE}" }\n }\n}\n${hcl}\n`),
      close: async () => {
        await close();
        tf.remove();
      },
    };
  }

  /** The calls of some hooks since this was last asked for. */
  called(...hooks: string[]): Called[] {
    return this.calls.splice(0).filter(({ hook }) => hooks.includes(hook));
  }

  #log(hook: string, title: unknown, context: { seen?: PrivateValues; planned?: PrivateValues }) {
    this.calls.push({
      hook,
      title: String(title),
      ...(context.seen && { seen: context.seen.get("edition") }),
      ...(context.planned && { planned: context.planned.get("last words") }),
    });
  }

  #provider() {
    const shelf = this;
    const description = "For the test.";
    const bookSchema = schema({
      description,
      attributes: {
        id: string({ computed: true, description }),
        title: string({ required: true, replaces: true, description }),
        note: string({ optional: true, description }),
        authors: list(element.string, { optional: true, computed: true, replaces: true, description }),
        printed: string({ computed: true, volatile: true, description }),
      },
    });
    const stateOf = (id: string) => {
      const { title, note, authors, edition } = shelf.books.get(id)!;
      return { id, title, note, authors, printed: `edition ${edition}` };
    };
    return defineProvider({
      name: "shelf",
      version: "1.0.0",
      schema: schema({ description, attributes: {} }),
      configure: () => undefined,
      resources: [
        defineResource<undefined>()({
          type: "shelf_book",
          schema: bookSchema,
          plan({ plan, state }, context) {
            shelf.#log(state ? "plan" : "plan create", plan.title, context);
            return undefined;
          },
          planDelete({ state }, context) {
            shelf.#log("planDelete", state.title, context);
            if (shelf.kept.has(state.title)) throw failure("Not to be given away", `${state.title} is kept.`);
            context.planned.set("last words", `${state.title}, ${state.printed}`);
          },
          create({ plan }, context) {
            shelf.#log("create", plan.title, context);
            const id = String(shelf.#nextId++);
            const authors = Array.isArray(plan.authors) ? plan.authors : [];
            shelf.books.set(id, { title: plan.title, note: plan.note, authors, edition: 1 });
            context.seen.set("edition", 1);
            return stateOf(id);
          },
          read({ state }, context) {
            const book = shelf.books.get(state.id);
            if (!book) return null;
            context.seen.set("edition", book.edition);
            return stateOf(state.id);
          },
          update({ plan, state }, context) {
            shelf.#log("update", plan.title, context);
            const book = shelf.books.get(state.id)!;
            book.note = plan.note;
            book.edition++;
            context.seen.set("edition", book.edition);
            return stateOf(state.id);
          },
          delete({ state }, context) {
            shelf.#log("delete", state.title, context);
            shelf.books.delete(state.id);
          },
          importState: ({ id }) => ({ id }),
        }),
        defineResource<undefined>()({
          type: "shelf_loan",
          schema: schema({
            description,
            attributes: {
              id: string({ computed: true, description }),
              book_id: string({ required: true, replaces: true, refersTo: "shelf_book", description }),
            },
          }),
          create({ plan }, context) {
            shelf.#log("create loan", plan.book_id, context);
            return { ...plan, id: plan.book_id };
          },
          read: ({ state }) => state,
          delete({ state }, context) {
            shelf.#log("delete loan", state.book_id, context);
          },
        }),
      ],
    });
  }
}
