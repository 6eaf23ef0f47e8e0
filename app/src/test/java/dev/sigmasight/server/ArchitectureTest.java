package dev.sigmasight.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.RestController;

/** The walls of the house. Whoever needs a door argues with the reason. */
@AnalyzeClasses(packages = "dev.sigmasight", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String APP = "dev.sigmasight.server..";
  private static final String CLI = "dev.sigmasight.server.cli..";
  private static final String TRANSACTIONAL =
      "org.springframework.transaction.annotation.Transactional";

  @ArchTest
  static final ArchRule quantNeedsTheJdkAndDecompositionsOnly =
      classes()
          .that()
          .resideInAPackage("dev.sigmasight.quant..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.sigmasight.quant..")
                  .or(jdk("java.sql..", "java.util.logging.."))
                  .or(resideInAPackage("jdk.incubator.vector.."))
                  .or(resideInAPackage("org.ejml..")))
          .because("the calculations run on any machine, with any framework or none");

  @ArchTest
  static final ArchRule decompositionsStayBehindOnePackage =
      noClasses()
          .that()
          .resideInAPackage("dev.sigmasight.quant..")
          .and()
          .resideOutsideOfPackage("dev.sigmasight.quant.linear")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ejml..")
          .because("whoever uses the library sees arrays, not another library's matrices");

  @ArchTest
  static final ArchRule noSettingDecidesWhatThereIs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(ConditionalOnProperty.class.getName())
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(Profile.class.getName())
          .because("the build writes the server's parts down before any setting is known");

  @ArchTest
  static final ArchRule kernelNeedsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("dev.sigmasight.kernel..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.sigmasight.kernel..").or(jdk("java.sql..")))
          .because("everything depends on the kernel, so that what it needs everything needs");

  @ArchTest
  static final ArchRule marketKnowsNeitherSpringNorSql =
      noClasses()
          .that()
          .resideInAPackage("dev.sigmasight.market..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "java.sql..",
              "javax.sql..",
              "dev.sigmasight.server..",
              "dev.sigmasight.database..")
          .because("calendars, symbols and prices of files do not care who stores them");

  @ArchTest
  static final ArchRule databaseKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("dev.sigmasight.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APP, "dev.sigmasight.quant..", "dev.sigmasight.market..")
          .because("both databases are opened by the same code, which knows no table");

  @ArchTest
  static final ArchRule theCoreDatabaseIsForTheCore =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sigmasight.server.aidb..",
              "dev.sigmasight.server.chat..",
              "dev.sigmasight.server.evaluation..",
              "dev.sigmasight.server.feedback..",
              "dev.sigmasight.server.insight..",
              "dev.sigmasight.server.knowledge..",
              "dev.sigmasight.server.llm..",
              "dev.sigmasight.server.mcp..",
              "dev.sigmasight.server.memory..",
              "dev.sigmasight.server.offline..",
              "dev.sigmasight.server.tool..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sigmasight.server.coredb..")
          .allowEmptyShould(true)
          .because(
              "the analyst reaches portfolios through the kernel, and no transaction spans both");

  @ArchTest
  static final ArchRule noClassTouchesBothDatabases =
      classes()
          .that()
          .resideInAPackage(APP)
          .and()
          .resideOutsideOfPackages(
              "dev.sigmasight.server",
              "dev.sigmasight.server.health",
              "dev.sigmasight.server.metrics", // reads how long both pools let wait
              CLI)
          .should(notUseBothDatabases())
          .because("what changes both at once cannot be undone at once");

  @ArchTest
  static final ArchRule transactionsAreExplicitOnClasses =
      noClasses()
          .should()
          .beAnnotatedWith(TRANSACTIONAL)
          .because("with two databases an annotation is a guess: say db.inTransaction");

  @ArchTest
  static final ArchRule transactionsAreExplicitOnMethods =
      noMethods()
          .should()
          .beAnnotatedWith(TRANSACTIONAL)
          .because("with two databases an annotation is a guess: say db.inTransaction");

  @ArchTest
  static final ArchRule noBeanHidesWhichDatabaseItIs =
      methods()
          .that()
          .areAnnotatedWith(Bean.class)
          .should()
          .notHaveRawReturnType(
              assignableToAny(
                  "javax.sql.DataSource",
                  "org.springframework.jdbc.core.JdbcOperations",
                  "org.springframework.jdbc.core.simple.JdbcClient",
                  "org.springframework.transaction.TransactionManager"))
          .because("the databases differ by their types CoreDb and AiDb, not by a qualifier");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a server logs");

  @ArchTest
  static final ArchRule onlyTheCommandLineExits =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .callMethod(System.class, "exit", int.class)
          .because("a part cannot decide that the process ends");

  @ArchTest
  static final ArchRule theTimeComesFromAClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .callMethodWhere(asksTheMachineForTheTime())
          .because("who is given a clock can be tested on any day");

  @ArchTest
  static final ArchRule controllersAreNobodysApi =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate()
          .because("what other features need is a service");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that(resideInAPackage("dev.sigmasight.."))
          .should(beInANullMarkedPackage())
          .because("without the mark nobody checks for null");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .because("a name like this says what the author did not want to think about");

  @ArchTest
  static final ArchRule noPackageIsADrawer =
      noClasses()
          .should()
          .resideInAnyPackage(
              "dev.sigmasight..common..",
              "dev.sigmasight..util..",
              "dev.sigmasight..helper..",
              "dev.sigmasight..shared..",
              "dev.sigmasight..dto..",
              "dev.sigmasight..model..",
              "dev.sigmasight..impl..")
          .because("packages are features");

  private static DescribedPredicate<JavaClass> jdk(String... but) {
    return resideInAPackage("java..")
        .and(resideOutsideOfPackages(but))
        .or(resideInAPackage("org.jspecify.annotations"))
        .as("the JDK");
  }

  private static DescribedPredicate<JavaClass> assignableToAny(String... types) {
    return DescribedPredicate.describe(
        "a way into some database", type -> Stream.of(types).anyMatch(type::isAssignableTo));
  }

  private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
    return DescribedPredicate.describe(
        "now() without a clock, or the clock of the machine",
        call ->
            switch (call.getTargetOwner().getName()) {
              case "java.time.Clock" ->
                  call.getName().startsWith("system")
                      && !call.getOriginOwner().getSimpleName().equals("ClockBean");
              case "java.lang.System" -> call.getName().equals("currentTimeMillis");
              default ->
                  call.getTargetOwner().getPackageName().equals("java.time")
                      && call.getName().equals("now")
                      && call.getTarget().getRawParameterTypes().stream()
                          .noneMatch(type -> type.isEquivalentTo(Clock.class));
            });
  }

  private static ArchCondition<JavaClass> notUseBothDatabases() {
    return new ArchCondition<>("not use both databases") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean core = uses(type, "dev.sigmasight.server.coredb.CoreDb");
        boolean ai = uses(type, "dev.sigmasight.server.aidb.AiDb");
        events.add(new SimpleConditionEvent(type, !(core && ai), type.getName() + " uses both"));
      }
    };
  }

  private static boolean uses(JavaClass type, String name) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getName().equals(name));
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaPackage here = type.getPackage();
        boolean marked = here.isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, here.getName() + " is not @NullMarked"));
      }
    };
  }
}
