package io.ticketledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The SQL statements that stand in compiled classes, and the tables that belong to workspaces. */
final class SqlTexts {
    private static final Pattern CREATE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern CONFINED =
            Pattern.compile("(?i)\\bworkspace\\s*(=|IN\\b|, position\\) > \\(:workspace,)");
    private static final Pattern INSERT =
            Pattern.compile("(?i)^\\s*INSERT\\s+INTO\\s+\\w+(\\s+AS\\s+\\w+)?\\s*\\([^)]*\\bworkspace\\b");

    private SqlTexts() {}

    /** Of every table that a migration gives a column {@code workspace}, its name. */
    static List<String> tablesOfWorkspaces(List<String> migrations) {
        return migrations.stream()
                .flatMap(migration -> CREATE.matcher(migration).results())
                .filter(table -> table.group(2).contains(" workspace "))
                .map(table -> table.group(1))
                .toList();
    }

    /** Every statement, or piece of one, that touches one of the tables and is not confined to a workspace. */
    static List<String> unconfined(JavaClass type, Set<String> tables) {
        Pattern touching = Pattern.compile(
                "(?i)\\b(FROM|JOIN|UPDATE|INTO)\\s+(" + String.join("|", tables) + ")\\b", Pattern.DOTALL);
        return texts(type).stream()
                .filter(text -> touching.matcher(text).find())
                .filter(text ->
                        !CONFINED.matcher(text).find() && !INSERT.matcher(text).find())
                .map(text -> name(type) + ": " + text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    /** The name of a class of ours without what all of them begin with. */
    static String name(JavaClass type) {
        return type.getName().replaceFirst("^io\\.ticketledger\\.", "");
    }

    private static List<String> texts(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            List<String> texts = new ArrayList<>();
            for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
                if (entry instanceof StringEntry text) {
                    texts.add(text.stringValue());
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
