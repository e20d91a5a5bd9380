/** A graph's node: an operator with the names of what goes in and what comes out. */
interface TinyNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Attribute `axes`, which ReduceMean wants; dimensions are then dropped. */
  readonly axes?: readonly number[];
}

/** A table of floats that the graph holds. */
interface TinyTable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A model small enough to write by hand; inputs are int64 of any two dimensions, outputs float. */
export interface TinyModel {
  readonly inputs: readonly string[];
  readonly nodes: readonly TinyNode[];
  readonly tables: readonly TinyTable[];
  /** Outputs by name, with their number of dimensions. */
  readonly outputs: Readonly<Record<string, number>>;
}

const FLOAT = 1;
const INT64 = 7;

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

/** A protobuf field: a number as a varint, all else with its length before it. */
function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === "number") return Buffer.from([...varint(number << 3), ...varint(value)]);
  const bytes = Buffer.from(value as Buffer);
  return Buffer.concat([Buffer.from([...varint((number << 3) | 2), ...varint(bytes.length)]), bytes]);
}

const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields);

function attribute(name: string, type: number, values: readonly number[]): Buffer {
  const INTS = 7;
  const held = type === INTS ? values.map((value) => field(8, value)) : [field(3, values[0] ?? 0)];
  return field(5, message(field(1, name), ...held, field(20, type)));
}

function node({ operator, inputs, output, axes }: TinyNode): Buffer {
  const attributes = axes ? [attribute("axes", 7, axes), attribute("keepdims", 2, [0])] : [];
  return field(
    1,
    message(...inputs.map((name) => field(1, name)), field(2, output), field(4, operator), ...attributes),
  );
}

function table({ name, shape, values }: TinyTable): Buffer {
  const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return field(5, message(...shape.map((size) => field(1, size)), field(2, FLOAT), field(8, name), field(9, raw)));
}

/** A graph's input (field 11) or output (field 12), every dimension of a size of its own. */
function port(number: number, name: string, type: number, dimensions: number): Buffer {
  const sizes = Array.from({ length: dimensions }, (_, at) => field(1, field(2, `${name}_${at}`)));
  return field(
    number,
    message(field(1, name), field(2, field(1, message(field(1, type), field(2, message(...sizes)))))),
  );
}

/** The bytes of an .onnx file (ModelProto, opset 13). */
export function writeTinyOnnx({ inputs, nodes, tables, outputs }: TinyModel): Buffer {
  const graph = message(
    ...nodes.map(node),
    field(2, "tiny"),
    ...tables.map(table),
    ...inputs.map((name) => port(11, name, INT64, 2)),
    ...Object.entries(outputs).map(([name, dimensions]) => port(12, name, FLOAT, dimensions)),
  );
  return message(field(1, 8), field(7, graph), field(8, message(field(1, ""), field(2, 13))));
}
