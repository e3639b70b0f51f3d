package io.ticketledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What ArchUnit does not show of a class: its texts, and how the arguments of calls come about. */
final class Bytecode {
    private static final Set<String> COMPOSING = Set.of(
            "java.lang.String.format",
            "java.lang.String.formatted",
            "java.lang.String.concat",
            "java.lang.String.join",
            "java.lang.String.replace",
            "java.lang.StringBuilder.toString");

    private Bytecode() {}

    /**
     * A call of a method.
     *
     * @param target class and name
     * @param composedInMethod whether the calling method puts texts together anywhere
     * @param argumentIsConstant whether what stands last before the call is a constant, or two of them
     * @param argumentIsResult whether what stands last before the call is the result of another
     */
    record Call(String target, boolean composedInMethod, boolean argumentIsConstant, boolean argumentIsResult) {}

    /** Every text in the constant pool. */
    static List<String> texts(JavaClass type) {
        return StreamSupport.stream(model(type).constantPool().spliterator(), false)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue())
                .toList();
    }

    static List<Call> calls(JavaClass type) {
        return model(type).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> calls(code).stream())
                .toList();
    }

    private static List<Call> calls(CodeModel code) {
        List<Instruction> instructions = new ArrayList<>();
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) {
                instructions.add(instruction);
            }
        }
        boolean composed = instructions.stream().anyMatch(Bytecode::composes);
        List<Call> calls = new ArrayList<>();
        for (int i = 1; i < instructions.size(); i++) {
            if (instructions.get(i) instanceof InvokeInstruction call) {
                Instruction before = instructions.get(i - 1);
                calls.add(new Call(
                        nameOf(call),
                        composed,
                        before instanceof ConstantInstruction,
                        before instanceof InvokeInstruction || before instanceof InvokeDynamicInstruction));
            }
        }
        return calls;
    }

    private static boolean composes(Instruction instruction) {
        return switch (instruction) {
            case InvokeDynamicInstruction dynamic ->
                dynamic.name().stringValue().startsWith("makeConcat");
            case InvokeInstruction call -> COMPOSING.contains(nameOf(call));
            default -> false;
        };
    }

    private static String nameOf(InvokeInstruction call) {
        return call.owner().asInternalName().replace('/', '.')
                + '.'
                + call.name().stringValue();
    }

    private static ClassModel model(JavaClass type) {
        String resource = '/' + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Bytecode.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource);
            }
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
