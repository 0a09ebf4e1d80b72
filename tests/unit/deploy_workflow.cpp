#include <doctest/doctest.h>

#include "deploy_expect.hpp"
#include "extract/deploy/workflow_reader.hpp"

namespace unit_deploy_workflow {

using namespace rpmgap;

namespace {

std::string read(std::string_view text) {
    return told(extract::read_workflow(".github/workflows/a.yml", text));
}

}  // namespace

TEST_CASE("workflows are known by where they lie, actions by their name") {
    using extract::is_workflow;
    CHECK(is_workflow("x/.github/workflows/a.yml", "on: push"));
    CHECK(is_workflow(".github/workflows/a.yaml", "on: push"));
    CHECK(is_workflow("x/action.yml", "runs:"));
    CHECK(!is_workflow("x/.github/dependabot.yml", "a: b"));
    CHECK(!is_workflow("workflows/a.yml", "a: b"));
    CHECK(!is_workflow(".github/workflows/a.sh", "a: b"));
}

TEST_CASE("steps: where their lines are, and which shell reads them") {
    CHECK(read("jobs:\n  a:\n    container: fedora:43\n    steps:\n      - name: x\n        run: |\n          jq\n\n"
               "          gzip\n      - run: tar x\n      - run: 'zip'\n") ==
          "7 command jq; 9 command gzip; 10 command tar; 11 command zip; 3 image fedora:43");
    CHECK(read("jobs:\n  a:\n    container: {image: 'fedora:43'}\n    steps:\n      - run: |2-\n          jq\n      - "
               "run: "
               ">-\n          dnf install\n          git\n") ==
          "6 command jq; 8 command dnf; 8 package git; 3 image fedora:43");
    CHECK(read("jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: "
               "make\n") == "6 * what steps run on the runner itself is not looked at");
    CHECK(read("jobs:\n  a:\n    runs-on: [self-hosted, x]\n    steps:\n      - run: make\n") ==
          "5 command make(build)");
    CHECK(read("defaults: {run: {shell: pwsh}}\njobs:\n  a:\n    container: c\n    steps:\n      - run: x\n      - "
               "run: jq\n        "
               "shell: bash "
               "-e {0}\n      - run: import yaml\n        shell: python\n") ==
          "7 command jq; 9 module python-module(yaml); 4 image c; 6 ! commands that pwsh reads");
    CHECK(read("jobs:\n  a:\n    container: c\n    steps:\n      - uses: ./act\n      - uses: actions/checkout@v4\n") ==
          "3 image c; 5 ! steps of a local action: ./act");
    CHECK(read("jobs:\n  a:\n    runs-on: windows-latest\n    steps:\n      - run: dir\n") ==
          "5 * what steps run on the runner itself is not looked at");
    CHECK(read("env: {P: git jq, Q: '${{ x }}'}\njobs:\n  a:\n    container: c\n    env: {P: tar}\n    steps:\n      - "
               "run: dnf "
               "install $P $Q ${{ env.P }}\n") ==
          "7 command dnf; 7 package tar; 4 image c; 7 ! package name in a variable: $Q");
}

TEST_CASE("expressions are not known") {
    CHECK(read("jobs:\n  a:\n    container: c\n    steps:\n      - run: dnf install p-${{ matrix.v }} q && ${{ "
               "inputs.cmd }} x\n") ==
          "5 command dnf; 5 package q; 3 image c; 5 ! package name in a variable: p-${matrix_v}; 5 ! command name in a "
          "variable: ${inputs_cmd}");
    CHECK(read("jobs:\n  a:\n    container: c\n    steps:\n      - run: dnf install 'p-${{ matrix.v }}'\n") ==
          "5 command dnf; 3 image c; 5 ! a name with an expression: p-${matrix_v}");
}

TEST_CASE("images of jobs, services and actions") {
    CHECK(read("jobs:\n  a:\n    container: {image: c:1}\n    services:\n      db: {image: postgres}\n    steps:\n     "
               " - uses: "
               "docker://alpine:3\n") == "3 image c:1; 5 image postgres(build); 7 image alpine:3(build)");
    CHECK(
        read(
            "jobs:\n  a:\n    strategy:\n      matrix:\n        image: [a, b]\n    container: ${{ matrix.image }}\n") ==
        "6 image a; 6 image b");
    CHECK(read("jobs:\n  a:\n    container: ${{ inputs.image }}\n") ==
          "3 ! image from an expression: ${{ inputs.image }}");
    CHECK(read("jobs:\n  a:\n    uses: ./.github/workflows/b.yml\n") ==
          "3 * a workflow that is not read: ./.github/workflows/b.yml");
    CHECK(read("runs:\n  using: composite\n  steps:\n    - run: jq\n      shell: bash\n") ==
          "4 * what steps run on the runner itself is not looked at");
    CHECK(read("runs:\n  using: docker\n  image: docker://x:1\n") == "3 image x:1(build)");
}

TEST_CASE("what is no workflow is said, and hostile YAML is bounded") {
    CHECK(read("a: [").find("! is no YAML: ") != std::string::npos);
    CHECK(read("- a\n") == "0 ! has neither jobs nor an action");
    CHECK(read("name: x\n") == "0 ! has neither jobs nor an action");
    CHECK(read("jobs: 1\n").empty());
    CHECK(read("jobs: {a: 1, b: [x], c: {steps: {run: x}}, d: {steps: [1, {run: [x]}, {run: {}}], container: [x]}}")
              .empty());
    CHECK(read(std::string(100'000, '[')).find("! is no YAML: ") != std::string::npos);
    CHECK(!read(std::string(100'000, '{')).empty());
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'z'; ++c) {
        bomb += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 9; ++i) bomb += std::string("*") + static_cast<char>(c - 1) + ",";
        bomb += "]\n";
    }
    CHECK(!read(bomb + "jobs: {a: {steps: *z}}\n").empty() == false);
    std::string many = "s: &s\n";
    for (int i = 0; i < 1000; ++i) many += "  - run: jq\n";
    many += "jobs:\n";
    for (int i = 0; i < 1000; ++i) many += "  j" + std::to_string(i) + ": {steps: *s}\n";
    CHECK(read(many).find("more steps than are followed") != std::string::npos);
}

}  // namespace unit_deploy_workflow
