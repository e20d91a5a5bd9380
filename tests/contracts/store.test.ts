import { createMemoryStore } from "../../lib/store/memory.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", async (dimensions) => createMemoryStore(dimensions));
