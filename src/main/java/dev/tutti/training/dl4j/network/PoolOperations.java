package dev.tutti.training.dl4j.network;

import java.util.List;

import dev.tutti.training.dl4j.memory.NativeArena;

/** Pools, whose windows lie side by side; a partial last window is dropped. */
final class PoolOperations {

	private PoolOperations() {
	}

	static Signal max(Tape tape, int size, Signal input) {
		return pool(tape, "maxpool2d", size, size, input);
	}

	static Signal average(Tape tape, int height, int width, Signal input) {
		return pool(tape, "avgpool2d", height, width, input);
	}

	private static Signal pool(Tape tape, String operation, long height, long width, Signal input) {
		NativeArena arena = tape.arena();
		long[] arguments = { height, width, height, width, 0, 0, 1, 1, 0, 0, 1 };
		long[] shape = input.values().shape();
		Signal output = tape.signal(input, shape[0], shape[1] / height, shape[2] / width, shape[3]);
		tape.forward(arena.operation(operation, List.of(input.values()), output.values(), arguments));
		if (output.gradient() != null && input.gradient() != null) {
			tape.backward(arena.operation(operation + "_bp", List.of(input.values(), output.gradient()),
					input.gradient(), arguments));
		}
		return output;
	}

}
