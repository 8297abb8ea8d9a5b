// Package imports is the ground that the importers of other tools' files share:
// reading such a file within bounds, the draft of an inventory that is made of
// it, and writing that as YAML.
//
// An importer says what a file says and infers nothing. What the file leaves
// open stays absent in the inventory and is listed as an Unknown, at the head of
// the YAML and on standard error. Each object names its source. What comes out
// is a part of an inventory, to be judged beside the part that people declare.
//
// Three rules keep a draft from reading better than things are:
//
//   - A list that is given is complete, so that an importer gives deployments only
//     where it knows all of them. Copies are merged by id; it gives those it knows,
//     and never an empty list.
//   - A facility is the smallest unit of which the provider says that no two share
//     a building. Its site, place and failure domains are not in such files.
//   - A service whose importance nobody states counts as critical, since more is
//     then demanded of it; one whose kind nobody states is left out.
package imports
